"""The processes of one kiosk: who starts them, how they pass the screen on, how they hear of what was sent.

May import domain and ports. The supervisor lives as long as the machine is on and holds nothing of anybody: it
imports the standard library only.
"""
