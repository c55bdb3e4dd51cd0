#!/bin/sh
# Finds a Python from 3.11 on and hands over to start.py.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
fits() {
    case "$(command -v "$1")" in
        "") return 1 ;;
        # without the developer tools, asking this one opens a window
        /usr/bin/python3) [ "$(uname)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1 && return 1 ;;
    esac
    "$1" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}
mac=/Library/Frameworks/Python.framework/Versions
for python in "$here/python/bin/python3" "$here/python/python3" \
    python3.14 python3.13 python3.12 python3.11 python3 python \
    "$mac/3.14/bin/python3" "$mac/3.13/bin/python3" "$mac/3.12/bin/python3" "$mac/3.11/bin/python3"; do
    if fits "$python"; then
        exec "$python" -I "$here/start.py" "$@"
    fi
done
cat "$here/NO-PYTHON.txt" >&2
exit 1
