// Signing by NCALayer: module "basics", and for older versions "commonUtils".

import { connect } from "./socket.js";
import { SigningFault } from "./fault.js";

// The extended key usage of a signing certificate (e-mail protection).
const signingUsage = "1.3.6.1.5.5.7.3.4";

export const ncalayer = {
  async sign(task) {
    const conversation = await connect(task.address);
    try {
      task.progress("waiting");
      const answer = await conversation.ask(question(task));
      if (answer.status === false && answer.code === "MODULE_NOT_FOUND") {
        return await signOneByOne(conversation, task);
      }
      return signatures(answer, task.documents.length);
    } finally {
      conversation.close();
    }
  },
};

function question(task) {
  const signerParams = { extKeyUsageOids: task.anyAuthority ? [] : [signingUsage] };
  if (task.holder) {
    // "IIN" or "BIN" and twelve digits: the name of the parameter and its value.
    signerParams[task.holder.slice(0, 3).toLowerCase()] = task.holder.slice(3);
  }
  if (task.anyAuthority) {
    signerParams.chain = [];
  }
  return {
    module: "kz.gov.pki.knca.basics",
    method: "sign",
    args: {
      format: "cms",
      data: task.documents.length === 1 ? task.documents[0] : task.documents,
      signingParams: {
        decode: true,
        encapsulate: task.mode === "attached",
        digested: task.mode === "digest",
        tsaProfile: null,
      },
      signerParams,
      locale: task.locale,
    },
  };
}

function signatures(answer, expected) {
  if (answer.status !== true) {
    throw new SigningFault("failed", String(answer.message ?? answer.code ?? ""));
  }
  const result = answer.body?.result;
  if (result === undefined || result === null) {
    throw new SigningFault("cancelled");
  }
  return checked([result].flat(), expected);
}

// Older versions ask for the key once per document.
async function signOneByOne(conversation, task) {
  const found = [];
  for (const document of task.documents) {
    const digest = task.mode === "digest";
    const answer = await conversation.ask({
      module: "kz.gov.pki.knca.commonUtils",
      method: digest ? "createCAdESFromBase64Hash" : "createCAdESFromBase64",
      args: ["PKCS12", "SIGNATURE", document, ...(digest ? [] : [task.mode === "attached"])],
    });
    if (answer.code !== "200") {
      const cancelled = answer.message === "action.canceled";
      throw new SigningFault(cancelled ? "cancelled" : "failed", String(answer.message ?? ""));
    }
    found.push(answer.responseObject);
  }
  return checked(found, task.documents.length);
}

function checked(found, expected) {
  if (found.length !== expected || !found.every((cms) => typeof cms === "string" && cms !== "")) {
    throw new SigningFault("failed");
  }
  return found;
}
