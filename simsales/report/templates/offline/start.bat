@echo off
rem Finds a Python from 3.11 on and hands over to start.py.
setlocal
chcp 65001 >nul 2>nul
set "HERE=%~dp0"
set "PY="
if exist "%HERE%python\python.exe" call :try "%HERE%python\python.exe"
for %%V in (3.14 3.13 3.12 3.11) do if not defined PY call :try py -%%V
if not defined PY call :try python
if not defined PY call :try python3
if not defined PY goto none
%PY% -I "%HERE%start.py" %*
set "RC=%ERRORLEVEL%"
if not "%RC%"=="0" pause
exit /b %RC%
:try
%* -I -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set PY=%*
exit /b 0
:none
type "%HERE%NO-PYTHON.txt"
pause
exit /b 1
