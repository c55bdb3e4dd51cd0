"""The shelf: headings with what there is under each; the mark stays on the same thing when the shelf is filled anew."""

from __future__ import annotations

from collections.abc import Mapping

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simsales.i18n import Text

from .. import ui
from ..language import lang_of


class ShelfList(OptionList):
    """Things to open, by name, under headings."""

    ABOUT = Text(
        en="The shelf\n  Up and down mark, Enter opens. Type letters to find something; a digit shows one kind only.",
        zh="书架\n  上下键选, 回车打开。直接打字就是查找; 按序号只看一类。",
    )

    def show(self, sections: Mapping[Text, Mapping[str, Text]], marked: str) -> None:
        """Headings with names and titles; the mark goes to `marked` where it is there, else to the first."""
        lang = lang_of(self)
        options: list[Option] = []
        for heading, named in sections.items():
            if named:
                options.append(Option(ui.text(heading, lang, "bold"), disabled=True))
            options += [Option(ui.text(title, lang), id=name) for name, title in named.items()]
        names = [one.id for one in options]
        self.clear_options()
        self.add_options(options)
        first = next((place for place, name in enumerate(names) if name), None)
        self.highlighted = names.index(marked) if marked in names else first
