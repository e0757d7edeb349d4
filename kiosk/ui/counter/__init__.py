"""The clerk's desk: its window, the officer's session, and one view-model a page. May import what ui may."""
