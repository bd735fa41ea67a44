#!/usr/bin/env bash
# Walks one case through the APIs of a running demo: a citizen orders, an executor accepts, the authorised person signs.
#
#   api-walk.sh DATA PORTAL_URL WORKSTATION_URL [OUT]
#
# DATA is the data folder of `kezek demo`. Signatures are made by openssl, calls by curl, JSON is read by python3.
# OUT (a fresh temporary folder when left out) keeps what was signed and received; `OUT/result.pdf` is the end of it.
set -euo pipefail

if [ $# -lt 3 ] || [ $# -gt 4 ]; then
    echo "usage: api-walk.sh DATA PORTAL_URL WORKSTATION_URL [OUT]" >&2
    exit 2
fi
data=$1
portal=${2%/}
workstation=${3%/}
out=${4:-$(mktemp -d)}
mkdir -p "$out"
trap 'rm -f "$out"/*.key' EXIT
export PYTHONUTF8=1
roll="$data/demo-people.json"

say() { printf '%s\n' "$*" >&2; }
stop() { say "stopped: $*"; exit 1; }

# --- JSON -----------------------------------------------------------------------------------------------------------

# value A.0.B < JSON: the value at this path; an absent one is empty.
value() {
    python3 -c '
import json, sys
try:
    found = json.load(sys.stdin)
except ValueError:
    sys.exit("the answer is not JSON")
for part in filter(None, sys.argv[1].split(".")):
    if isinstance(found, list):
        found = found[int(part)] if int(part) < len(found) else None
    else:
        found = (found or {}).get(part)
print("" if found is None else found if isinstance(found, str) else json.dumps(found, ensure_ascii=False))' "$1"
}

# person IIN FIELD: what the list of demo people says.
person() {
    python3 -c '
import json, sys
people = json.load(open(sys.argv[1], encoding="utf-8"))["people"]
print(next(person for person in people if person["iin"] == sys.argv[2])[sys.argv[3]])' "$roll" "$1" "$2"
}

# people KIND [ROLE [PROVIDER]]: IINs, one a line.
people() {
    python3 -c '
import json, sys
path, kind, role, provider = (sys.argv[1:] + ["", ""])[:4]
for person in json.load(open(path, encoding="utf-8"))["people"]:
    fits = person["kind"] == kind and (not role or role in person.get("roles", []))
    if fits and (not provider or person.get("provider") == provider):
        print(person["iin"])' "$roll" "$@"
}

credentials() { printf '{"iin":"%s","password":"%s"}' "$1" "$(person "$1" password)"; }

# --- HTTP -----------------------------------------------------------------------------------------------------------

# call TOKEN METHOD URL [curl options]: the body of the answer; an error of the server ends the walk and is shown.
call() {
    local token=$1 method=$2 url=$3
    shift 3
    : > "$out/answer"
    if curl --silent --show-error --fail-with-body --max-time 60 --request "$method" \
        --header "Authorization: Bearer $token" --output "$out/answer" "$@" "$url"; then
        cat "$out/answer"
    else
        say "$(cat "$out/answer")"
        stop "$method $url"
    fi
}

json() { call "$@" --header 'Content-Type: application/json'; }

# --- Signing --------------------------------------------------------------------------------------------------------

# unlock IIN: key, certificate and authorities of a person as PEM files in OUT.
unlock() {
    local iin=$1 file password count
    file="$data/$(person "$iin" sign_key_file)"
    password="pass:$(person "$iin" password)"
    (umask 077 && openssl pkcs12 -in "$file" -passin "$password" -nocerts -nodes -out "$out/$iin.key")
    openssl pkcs12 -in "$file" -passin "$password" -nokeys -out "$out/$iin.certificates"
    rm -f "$out/$iin".certificate-*
    count=$(awk -v to="$out/$iin.certificate-" '
        /BEGIN CERTIFICATE/ { n++; inside = 1 }
        inside { print > (to n) }
        /END CERTIFICATE/ { inside = 0 }
        END { print n + 0 }
    ' "$out/$iin.certificates")
    openssl pkey -in "$out/$iin.key" -pubout -out "$out/$iin.public"
    : > "$out/$iin.chain"
    for ((i = 1; i <= count; i++)); do
        if openssl x509 -in "$out/$iin.certificate-$i" -noout -pubkey | cmp -s - "$out/$iin.public"; then
            cp "$out/$iin.certificate-$i" "$out/$iin.pem"
        else
            cat "$out/$iin.certificate-$i" >> "$out/$iin.chain"
        fi
    done
    [ -s "$out/$iin.pem" ] || stop "the key file of $iin holds no certificate of its key"
}

# sign IIN FILE CMS [openssl options]: a CAdES-BES signature in DER.
sign() {
    local iin=$1 file=$2 cms=$3
    shift 3
    openssl cms -sign -binary -cades -md sha256 -nosmimecap "$@" \
        -in "$file" -signer "$out/$iin.pem" -inkey "$out/$iin.key" -certfile "$out/$iin.chain" \
        -outform DER -out "$cms"
}

base64_line() { openssl base64 -A -in "$1"; }

# --- 1. The citizen logs in -----------------------------------------------------------------------------------------

# log_in IIN: the token of a session, or nothing when there is no such account.
log_in() {
    curl --silent --show-error --max-time 60 --header 'Content-Type: application/json' \
        --data "$(credentials "$1")" "$portal/api/v1/sessions" | value token
}

# register IIN: an account, made by signing a one-time text with an EDS of the same IIN.
register() {
    unlock "$1"
    json '' POST "$portal/api/v1/accounts" --data "$(credentials "$1")" > "$out/challenge.json"
    # The text is signed byte for byte, without a line break of the shell's.
    python3 -c 'import json, sys; sys.stdout.write(json.load(sys.stdin)["text"])' \
        < "$out/challenge.json" > "$out/challenge.txt"
    sign "$1" "$out/challenge.txt" "$out/challenge.cms" -nodetach
    json '' POST "$portal/api/v1/accounts/$(value challenge < "$out/challenge.json")" \
        --data "{\"cms\":\"$(base64_line "$out/challenge.cms")\"}"
}

citizen=
for iin in $(people citizen); do
    token=$(log_in "$iin")
    if [ -z "$token" ]; then
        register "$iin"
        token=$(log_in "$iin")
        [ -n "$token" ] || stop "citizen $iin cannot log in after registering"
    fi
    if [ "$(call "$token" GET "$portal/api/v1/requests" | value requests)" = "[]" ]; then
        citizen=$iin
        break
    fi
done
[ -n "$citizen" ] || stop "every citizen of the demo has a request already; start the demo on a fresh folder"
say "1. citizen $citizen is logged in"

# --- 2. The service, as data ----------------------------------------------------------------------------------------

service=$(call '' GET "$portal/api/v1/services" | value services.0.code)
[ -n "$service" ] || stop "no service is offered today"
call '' GET "$portal/api/v1/services/$service" > "$out/service.json"
# A locality whose department has officers in the demo.
locality=$(python3 -c '
import json, sys
service = json.load(open(sys.argv[1], encoding="utf-8"))
people = json.load(open(sys.argv[2], encoding="utf-8"))
given = [locality["kato"] for locality in service["localities"]]
staffed = [provider["kato"] for provider in people["providers"]]
print(next((kato for kato in given if kato in staffed), given[0]))' "$out/service.json" "$roll")
say "2. service $service in locality $locality"

# --- 3. The document to be signed -----------------------------------------------------------------------------------

# A one-pixel picture stands for the certificate that the only dwelling is unsafe, which this category must attach.
printf '%s' 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' |
    openssl base64 -d -A > "$out/certificate.png"
python3 - "$service" "$locality" "$out/certificate.png" "$citizen" "$roll" > "$out/application.json" <<'PYTHON'
import hashlib, json, sys
service, locality, path, iin, people = sys.argv[1:]
person = next(p for p in json.load(open(people, encoding="utf-8"))["people"] if p["iin"] == iin)
certificate = open(path, "rb").read()
answers = {
    "surname": person["surname"],
    "given-name": person["given"],
    "patronymic": person["patronymic"],
    "birth-date": f"18{iin[0:2]}-{iin[2:4]}-{iin[4:6]}",
    "locality": locality,
    "address": "Үлгі көшесі, 1-үй, 2-пәтер",
    "phone": "+77000000000",
    "family-status": "single",
    "old-civil-acts": "no",
    "housing-now": "own",
    "registered-since": "2015-03-01",
    "owned-five-years": "no",
    "residents": "1",
    "category": "emergency",
    "ground": "emergency",
    "consent-check": "yes",
    "consent-data": "yes",
}
attachment = {
    "document": "emergency",
    "name": "certificate.png",
    "media_type": "image/png",
    "size_bytes": len(certificate),
    "sha256": hashlib.sha256(certificate).hexdigest(),
}
print(json.dumps({"service": service, "language": "kk", "answers": answers, "attachments": [attachment]}))
PYTHON
# The IIN is not among the answers: the portal takes it from the account.
json "$token" POST "$portal/api/v1/applications" --data "@$out/application.json" > "$out/application.xml"
say "3. the document to be signed: $out/application.xml"

# --- 4. Sign and send -----------------------------------------------------------------------------------------------

unlock "$citizen"
sign "$citizen" "$out/application.xml" "$out/application.cms" -nodetach
base64_line "$out/application.cms" > "$out/application.cms.base64"
submit() {
    call "$token" POST "$portal/api/v1/requests" --header "Idempotency-Key: $1" \
        --form "application=@$out/application.xml;type=application/xml" \
        --form "cms=<$out/application.cms.base64" \
        --form "emergency=@$out/certificate.png;filename=certificate.png;type=image/png"
}
key=$(openssl rand -hex 16)
submit "$key" > "$out/accepted.json"
number=$(value number < "$out/accepted.json")
say "4. accepted as request $number; journal index $(value journal_index < "$out/accepted.json")"
# Sending the same again under the same key gives the same answer and no second request.
[ "$(submit "$key" | value number)" = "$number" ] || stop "the same request sent twice was accepted twice"
call "$token" GET "$portal/api/v1/requests/$number/acknowledgement" > "$out/acknowledgement.txt"

# --- 5. The provider registers it -----------------------------------------------------------------------------------

# wait_for STATE: asks for the status until the request is in it, half a minute at most.
wait_for() {
    local state=
    for ((i = 0; i < 60; i++)); do
        state=$(call "$token" GET "$portal/api/v1/requests/$number" | value status.state)
        [ "$state" = "$1" ] && return
        sleep 0.5
    done
    stop "request $number is in state $state, not $1"
}
wait_for registered
say "5. registered by the provider"

# --- 6. The executor examines and accepts ---------------------------------------------------------------------------

officer_token() { json '' POST "$workstation/api/v1/sign-in" --data "$(credentials "$1")" | value token; }

# Only officers of the provider that serves the locality see the case.
executor= case_number=
for iin in $(people officer executor); do
    executor_token=$(officer_token "$iin")
    case_number=$(call "$executor_token" GET "$workstation/api/v1/cases?show=all" | python3 -c '
import json, sys
cases = json.load(sys.stdin)["cases"]
print(next((case["number"] for case in cases if case["request_number"] == sys.argv[1]), ""))' "$number")
    if [ -n "$case_number" ]; then
        executor=$iin
        break
    fi
done
[ -n "$executor" ] || stop "no executor of the demo sees request $number"
case_url="$workstation/api/v1/cases/$case_number"
call "$executor_token" POST "$case_url/take" > "$out/taken"
call "$executor_token" GET "$case_url" > "$out/case.json"
[ "$(value signature_confirmed < "$out/case.json")" = "true" ] ||
    stop "the workstation does not confirm the citizen's signature: $(value signature_findings < "$out/case.json")"
python3 - "$out/case.json" > "$out/decision.json" <<'PYTHON'
import json, sys
case = json.load(open(sys.argv[1], encoding="utf-8"))
attached = {file["document"] for file in case["attachments"]} | {"identity"}
found = lambda document: "satisfied" if document in attached else "not-concerned"
checklist = [{"document": one, "found": found(one), "note": ""} for one in case["documents"]]
print(json.dumps({"checklist": checklist, "decision": {"kind": "accept"}}))
PYTHON
json "$executor_token" POST "$case_url/decision" --data "@$out/decision.json" > "$out/decided"
json "$executor_token" POST "$case_url/document" --data '{}' > "$out/prepared.json"
say "6. executor $executor accepted case $case_number; the notification prints place $(value place < "$out/prepared.json")"

# --- 7. The authorised person signs ---------------------------------------------------------------------------------

signer=$(people officer authorised-person "$(person "$executor" provider)" | head -n 1)
[ -n "$signer" ] || stop "the provider of executor $executor has no authorised person"
unlock "$signer"
signer_token=$(officer_token "$signer")
call "$signer_token" GET "$case_url/document" > "$out/to-sign.json"
value xml < "$out/to-sign.json" | openssl base64 -d -A > "$out/result.xml"
value pdf_range < "$out/to-sign.json" | openssl base64 -d -A > "$out/result.range"
sign "$signer" "$out/result.xml" "$out/result.xml.cms"
sign "$signer" "$out/result.range" "$out/result.range.cms"
python3 - "$(value document < "$out/to-sign.json")" "$(base64_line "$out/result.xml.cms")" \
    "$(base64_line "$out/result.range.cms")" > "$out/signatures.json" <<'PYTHON'
import json, sys
print(json.dumps(dict(zip(("document", "xml_cms", "pdf_cms"), sys.argv[1:]))))
PYTHON
json "$signer_token" POST "$case_url/signature" --data "@$out/signatures.json" > "$out/signed.json"
document=$(value number < "$out/signed.json")
say "7. authorised person $signer signed document $document"

# --- 8. The result in the citizen's cabinet -------------------------------------------------------------------------

wait_for granted
call "$token" GET "$portal/api/v1/requests/$number/result" > "$out/result.pdf"
[ "$(head -c 5 "$out/result.pdf")" = "%PDF-" ] || stop "the result is not a PDF"
place=$(call "$token" GET "$portal/api/v1/requests/$number/place" | value place)
say "8. place now: $place"
genuine=$(json '' POST "$portal/api/v1/documents/check" \
    --data "{\"number\":\"$document\",\"iin\":\"$citizen\"}" | value genuine)
[ "$genuine" = "true" ] || stop "the public check does not know document $document"
say "   the public check says that document $document is genuine"

# --- 9. What a stranger's tool says of the signature ----------------------------------------------------------------

if command -v pdfsig > "$out/pdfsig.path" && command -v certutil > "$out/certutil.path"; then
    rm -rf "$out/nss"
    mkdir "$out/nss"
    certutil -N -d "sql:$out/nss" --empty-password
    certutil -A -d "sql:$out/nss" -n root -t C,C,C -i "$data/keys/trust.pem"
    pdfsig -nssdir "$out/nss" "$out/result.pdf" > "$out/pdfsig.txt"
    grep -q 'Signature is Valid' "$out/pdfsig.txt" || stop "pdfsig: $(cat "$out/pdfsig.txt")"
    grep -q 'Certificate is Trusted' "$out/pdfsig.txt" || stop "pdfsig: $(cat "$out/pdfsig.txt")"
    say "9. pdfsig: the signature is valid and its certificate is trusted"
else
    say "9. pdfsig (poppler-utils) and certutil (libnss3-tools) are not installed; the signature was not shown to them"
fi
say "result: $out/result.pdf"
