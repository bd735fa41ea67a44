# The signing page.

signing-no-script-title = Signing needs JavaScript
signing-no-script = Your electronic digital signature is made by a program on your computer, and the page can reach it only with JavaScript. Turn on JavaScript in your browser’s settings and reload the page.
signing-ready = To sign, the program NCALayer must be running. After you press the button, choose your signing key (EDS) in the program’s window.
signing-looking = Looking for NCALayer…
signing-waiting = Choose your key and enter its password in the NCALayer window.
signing-sending-title = Signed
signing-sending = Sending. Do not close the page.
signing-absent-title = NCALayer is not running
signing-absent-start = Start NCALayer on your computer. Its icon appears in the corner of the screen, beside the clock.
signing-absent-install = If the program is not installed, download it from the National Certification Authority:
signing-absent-again = Come back to this page and press the button again. Everything you filled in is saved.
signing-cancelled-title = You cancelled the signing
signing-cancelled = Nothing was sent. Press the button again when you are ready.
signing-wrong-key-title = This key belongs to somebody else
signing-wrong-key = The IIN or BIN in the key’s certificate is not the one you signed in with. Nothing was sent. Press the button again and choose the right key.
signing-failed-title = The document could not be signed
signing-failed = Nothing was sent. Restart NCALayer and try again. The program says:
