"""The other side of the chip, as little as its tests need. The worked examples tie the ciphers to the standard."""

from kiosk.devices.card.software_card import chip_crypto as crypto
from kiosk.devices.card.software_card.access import mrz_secret, pace_protocol
from kiosk.devices.card.software_card.chip import AID, SoftwareCard
from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.curves import STANDARDISED
from kiosk.devices.card.software_card.der import item, items, oid
from kiosk.devices.card.software_card.profile import PaceOffer, Suite

SELECT = bytes([0, 0xA4, 4, 0x0C, 7]) + AID


class Terminal:
    """After `pace` or `bac` every `send` is protected. Fails with ValueError carrying the chip's status word."""

    def __init__(self, card: SoftwareCard) -> None:
        self.card = card
        self.session: Session | None = None
        self.warning = 0x9000

    def plain(self, apdu: bytes) -> bytes:
        answer = self.card.process(apdu)
        if answer[-2:] != b"\x90\x00":
            raise ValueError(answer[-2:].hex())
        return answer[:-2]

    def bac(self, bac_text: str) -> None:
        self.plain(SELECT)
        challenge = self.plain(bytes.fromhex("0084000008"))
        keys = [crypto.key_of(mrz_secret(bac_text)[:16], n, Suite.TRIPLE_DES) for n in (1, 2)]
        hidden = crypto.des3(keys[0], bytes(8) + challenge + bytes(16), encrypt=True)
        answer = self.plain(bytes.fromhex("0082000028") + hidden + crypto.des_mac(keys[1], hidden) + b"\x28")
        seed = crypto.des3(keys[0], answer[:32], encrypt=False)[16:]
        self.session = Session.over(seed, Suite.TRIPLE_DES, int.from_bytes(challenge[4:] + bytes(4), "big"))

    def pace(self, offer: PaceOffer, secret: bytes, reference: int = 2) -> None:
        """Ends with the application selected."""
        protocol, curve = oid(pace_protocol(offer))[2:], STANDARDISED[offer.parameter_id]
        choice = item(0x80, protocol) + item(0x83, bytes([reference]))
        chosen = self.card.process(bytes([0, 0x22, 0xC1, 0xA4, len(choice)]) + choice)
        self.warning = int.from_bytes(chosen, "big")
        if self.warning != 0x9000 and self.warning >> 4 != 0x63C:
            raise ValueError(chosen.hex())
        password, hidden = crypto.key_of(secret, 3, offer.suite), self._step(0, b"")
        if offer.suite is Suite.TRIPLE_DES:
            nonce = crypto.des3(password, hidden, encrypt=False)
        else:
            nonce = crypto.aes_cbc(password, bytes(16), hidden, encrypt=False)
        theirs = curve.taken(self._step(0x81, curve.written(curve.times(7, curve.generator))))
        mapped = curve.sum(curve.times(int.from_bytes(nonce, "big"), curve.generator), curve.times(7, theirs))
        point = self._step(0x83, curve.written(curve.times(11, mapped)))
        shared = curve.written(curve.times(11, curve.taken(point)))[1 : 1 + curve.size]
        session = Session.over(shared, offer.suite)

        def token(public: bytes) -> bytes:
            return crypto.mac_of(offer.suite, session.checksum, item(0x7F49, item(0x06, protocol), item(0x86, public)))

        answer = self._step(0x85, token(point), last=True)
        if answer != token(curve.written(curve.times(11, mapped))):
            raise ValueError("token")
        self.session = session
        self.send(SELECT[:4], SELECT[5:])

    def _step(self, tag: int, value: bytes, *, last: bool = False) -> bytes:
        data = item(0x7C, item(tag, value) if tag else b"")
        answer = self.plain(bytes([0 if last else 0x10, 0x86, 0, 0, len(data)]) + data + b"\0")
        return items(items(answer)[0][1])[0][1]

    def send(self, head: bytes, data: bytes = b"", expected: int | None = None, *, extended: bool = False) -> bytes:
        """One protected exchange; its data. expected: Le, 0 for the most."""
        answer = self.card.process(self.protected(head, data, expected, extended=extended))
        return self.revealed(answer)

    def protected(
        self, head: bytes, data: bytes = b"", expected: int | None = None, *, extended: bool = False
    ) -> bytes:
        session = self._open_session()
        session.advance()
        head = bytes([head[0] | 0x0C]) + head[1:]
        body = item(0x87, b"\1", session.hide(data)) if data else b""
        width = 2 if extended else 1
        if expected is not None:
            body += item(0x97, expected.to_bytes(width, "big"))
        body += item(0x8E, session.mac(crypto.filled(head, session.block) + body))
        return head + (bytes(1) if extended else b"") + len(body).to_bytes(width, "big") + body + bytes(width)

    def revealed(self, answer: bytes) -> bytes:
        session = self._open_session()
        session.advance()
        *covered, (_, mac) = items(answer[:-2])
        if session.mac(b"".join(item(tag, value) for tag, value in covered)) != mac:
            raise ValueError("checksum")
        found = dict(covered)
        if found[0x99] not in (b"\x90\x00", b"\x62\x82"):
            raise ValueError(found[0x99].hex())
        return session.reveal(found[0x87][1:]) if 0x87 in found else b""

    def _open_session(self) -> Session:
        if self.session is None:
            raise ValueError("not opened")
        return self.session

    def file(self, file_id: int, piece: int = 128) -> bytes:
        """The file as long as the chip gives it."""
        self.send(bytes([0, 0xA4, 2, 0x0C]), file_id.to_bytes(2, "big"))
        content = b""
        while True:
            try:
                content += self.send(bytes([0, 0xB0]) + len(content).to_bytes(2, "big"), expected=piece)
            except ValueError as exc:
                if str(exc) != "6b00":
                    raise
                return content
