; The installer for Windows 10 and 11, 64 bit.
;
; NOT YET RUN ON WINDOWS. It is compiled in the tests, which proves its grammar and that it packs a program folder;
; nobody has installed, used or removed the program with it. Treat it as a draft until docs/operations.md says else.
;
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DPROGRAM=folder -DOUT=kiosk-0.1.0.exe kiosk.nsi
;
; PROGRAM is a folder with python\ (the embeddable Python with the locked libraries), kiosk\ and resources\.

Unicode true
ManifestSupportedOS Win10
RequestExecutionLevel admin
SetCompressor /SOLID lzma
CRCCheck force

!ifndef VERSION | PROGRAM | OUT
  !error "VERSION, PROGRAM and OUT are needed: see the head of this file"
!endif
!define NAME "Kiosk"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define SETTINGS "$APPDATA\Kiosk" ; C:\ProgramData\Kiosk once the shell context is `all`

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\${NAME}"
InstallDirRegKey HKLM "${REMOVAL}" "InstallLocation"
ShowInstDetails show

!include MUI2.nsh
!include x64.nsh
!include FileFunc.nsh
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Vietnamese
!insertmacro MUI_LANGUAGE English

LangString NotThisWindows ${LANG_VIETNAMESE} "Cần Windows 10 trở lên, bản 64 bit."
LangString NotThisWindows ${LANG_ENGLISH} "Windows 10 or newer, 64 bit, is needed."
LangString CloseFirst ${LANG_VIETNAMESE} "Hãy đóng chương trình trên mọi màn hình trước khi cài."
LangString CloseFirst ${LANG_ENGLISH} "Close the program on every screen first."
LangString Counter ${LANG_VIETNAMESE} "Quầy một cửa"
LangString Counter ${LANG_ENGLISH} "One-stop counter"
LangString Display ${LANG_VIETNAMESE} "Màn hình chờ"
LangString Display ${LANG_ENGLISH} "Waiting-hall display"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(NotThisWindows)" /SD IDOK
    Abort
  ${EndIf}
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

; The program loads parts of itself only when they are needed: its files must not change below it.
!macro RefuseWhileOpen un
  Function ${un}RefuseWhileOpen
    IfFileExists "$INSTDIR\python\pythonw.exe" 0 done
    ClearErrors
    FileOpen $0 "$INSTDIR\python\pythonw.exe" a
    IfErrors 0 free
      MessageBox MB_ICONSTOP "$(CloseFirst)" /SD IDOK
      Abort
    free:
      FileClose $0
    done:
  FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Section "Program"
  Call RefuseWhileOpen
  ; What an older version brought and this one does not must not stay behind.
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\kiosk"
  RMDir /r "$INSTDIR\resources"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/python"
  File /r "${PROGRAM}/kiosk"
  File /r "${PROGRAM}/resources"

  CreateDirectory "${SETTINGS}"
  IfFileExists "${SETTINGS}\kiosk.toml" kept 0
    FileOpen $0 "${SETTINGS}\kiosk.toml" w
    FileWrite $0 "live = false$\r$\n"
    FileClose $0
  kept:

  SetOutPath "$INSTDIR" ; where the shortcuts start
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\$(Counter).lnk" "$INSTDIR\python\pythonw.exe" \
    '-P -m kiosk run --mode counter --fullscreen --config "${SETTINGS}\kiosk.toml"'
  CreateShortcut "$SMPROGRAMS\${NAME}\$(Display).lnk" "$INSTDIR\python\pythonw.exe" \
    '-P -m kiosk run --mode display --fullscreen --config "${SETTINGS}\kiosk.toml"'

  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKLM "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${REMOVAL}" "EstimatedSize" $0
  WriteRegDWORD HKLM "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKLM "${REMOVAL}" "NoRepair" 1
SectionEnd

; The store of each user and the settings stay: nobody can read a copied store without the key that lies beside it.
Section "Uninstall"
  Call un.RefuseWhileOpen
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\kiosk"
  RMDir /r "$INSTDIR\resources"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${NAME}"
  DeleteRegKey HKLM "${REMOVAL}"
SectionEnd
