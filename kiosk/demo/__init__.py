"""One whole visit, played by a finger on the real screens, and the papers and pictures it leaves.

Sits above bootstrap: it opens the product as `kiosk run` does and touches nothing below the screen, except that
it takes the sandbox Portal away and brings it back.
"""
