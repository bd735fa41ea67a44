// Asks for signatures and sends the form that carries them.
//
// A signing method is an object with one function,
//   sign({ documents, mode, holder, anyAuthority, locale, address, progress }) -> Promise of a list of CMS texts,
// which throws a SigningFault. NCALayer is the first; signing by phone will be the next.

import { ncalayer } from "./signing/ncalayer.js";
import { carries } from "./signing/certificate.js";

const methods = { ncalayer };

function start(form) {
  const button = form.querySelector("[data-sign]");
  const states = [...form.querySelectorAll("[data-state]")];
  const fields = [...form.querySelectorAll("[data-document]")];
  const method = methods[form.dataset.method ?? "ncalayer"];

  function show(name, detail = "") {
    for (const state of states) {
      state.hidden = state.dataset.state !== name;
    }
    form.dataset.shown = name;
    form.querySelector("[data-detail]").textContent = detail;
    button.disabled = ["looking", "waiting", "sending"].includes(name);
  }

  async function sign() {
    show("looking");
    const signatures = await method.sign({
      documents: fields.map((field) => field.dataset.document),
      mode: form.dataset.mode,
      holder: form.dataset.holder,
      anyAuthority: form.dataset.anyAuthority === "true",
      locale: form.dataset.locale,
      address: form.dataset.signer,
      progress: show,
    });
    if (form.dataset.holder && !signatures.every((cms) => carries(cms, form.dataset.holder))) {
      return show("wrong-key");
    }
    fields.forEach((field, position) => {
      field.value = signatures[position];
    });
    show("sending");
    // The browser's own submit(), so that the listener below is not asked again.
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sign().catch((fault) => show(fault.state ?? "failed", fault.message));
  });
  // A page that comes back from the browser's memory is ready again.
  window.addEventListener("pageshow", () => show("ready"));
  show("ready");
}

const form = document.getElementById("signing");
if (form) {
  start(form);
}
