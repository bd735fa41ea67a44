"""A mail server on a free port of loopback: prints the port, then each letter as a line of JSON.

Arguments: the protection (plain, starttls, tls) and a PEM file with certificate and key. With TLS it asks for a log-in.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

ANSWERS = {
    "nobody": "550 5.1.1 <nobody@example.kz>: no such mailbox",
    "policy": "550 5.7.1 not from this network",
    "moved": "551 5.1.6 moved away",
    "full": "452 4.2.2 mailbox full",
}


class Office:
    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = ANSWERS.get(address.split("@")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 taken"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        facts = {
            "tls": bool(session.ssl or server.transport.get_extra_info("sslcontext")),
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in letter.items()},
            "text": letter.get_content(),
        }
        print(json.dumps(facts), flush=True)
        return "250 2.0.0 kept"


def log_in(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"kezek", b"open-sesame")
    return AuthResult(success=right, handled=False)


async def main(protection, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    options = {}
    if protection != "plain":
        context.load_cert_chain(certificate)
        options = {"authenticator": log_in, "auth_required": True}
    if protection == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if protection == "tls":
        options |= {"auth_require_tls": False}
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Office(), hostname="localhost", **options),
        "127.0.0.1",
        0,
        ssl=context if protection == "tls" else None,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
