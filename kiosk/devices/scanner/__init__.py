"""Turn paper into pages. May import ports and domain.

`sane` speaks to real scanners and to SANE's own test device through the scanimage program; `escl` to network scanners
over HTTP, found by `mdns`; `wia` to scanners of Windows; `camera` to a camera above a table, which `camera_eye` holds
in a process of its own and `aiming` decides for; `folder` feeds pages and PDF files that lie in a folder, or come into
one; `choice` picks one of them. `software_scanner` is a network scanner in software, `software_camera` a camera.
`improving` makes a page straight and even and says what is wrong with it, by what `measuring` finds.
"""
