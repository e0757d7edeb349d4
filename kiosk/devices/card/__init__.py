"""Reads the chip of the citizen card: PC/SC, access control, secure messaging, data groups, passive authentication.

Layers, each knowing only those before it: transport (pcsc, in memory, recorded), apdu and tlv, secure messaging, bac
and pace, data groups, access and files (habits: what each kind of card was found to take), passive, chip and active
authentication, session, reader. `software_card` is a chip and shares no code with them.
May import ports and domain, and pyscard, cryptography and asn1crypto, each in few files.
"""
