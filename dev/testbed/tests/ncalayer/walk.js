// What a portal's page does, through the client library that real portals use; prints what it got as one JSON object.
//
// node walk.js SIGNER_URL CONTROL_URL IIN OTHER_IIN TEXT_BASE64 DIGEST_BASE64

'use strict';

const WebSocket = require('ws');
const { NCALayerClient } = require('ncalayer-js-client');

const [url, control, iin, otherIin, text, digest] = process.argv.slice(2);

async function prepare(fields) {
  const answer = await fetch(`${control}/next`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`control page: ${answer.status}`);
}

async function failure(action) {
  try {
    await action();
    return { failed: false };
  } catch (error) {
    return { failed: true, message: error.message, cancelled: error.canceledByUser === true };
  }
}

function rawWords() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const heard = [];
    socket.on('error', reject);
    socket.on('message', (data) => {
      heard.push(data.toString());
      if (heard.length === 1) socket.send('--heartbeat--');
      else if (heard.length === 2) socket.send('{');
      else {
        socket.close();
        resolve(heard);
      }
    });
  });
}

async function main() {
  const out = { raw: await rawWords() };
  const client = new NCALayerClient(url, false);
  out.version = await client.connect();
  out.tokens = await client.getActiveTokens();

  const storage = NCALayerClient.basicsStoragePKCS12;
  const person = { ...NCALayerClient.basicsSignerSignPerson, iin, chain: [] };
  const sign = (data, params, signer = person) => client.basicsSignCMS(storage, data, params, signer, 'kk');

  out.attached = await sign(text, NCALayerClient.basicsCMSParamsAttached);
  out.detached = await sign(text, NCALayerClient.basicsCMSParamsDetachedNoTSP);
  out.plainText = await sign('plain text', NCALayerClient.basicsCMSParams);
  out.batch = await sign([digest, digest], NCALayerClient.basicsCMSParamsDetachedHash);
  out.login = await sign(text, NCALayerClient.basicsCMSParamsAttached, {
    ...NCALayerClient.basicsSignerAuthPerson,
    iin,
  });

  await prepare({ answer: 'key', iin: otherIin });
  out.other = await sign(text, NCALayerClient.basicsCMSParamsAttached);
  await prepare({ answer: 'faulty', fault: 'expired' });
  out.expired = await sign(text, NCALayerClient.basicsCMSParamsAttached);

  await prepare({ answer: 'cancel' });
  out.cancelled = await failure(() => sign(text, NCALayerClient.basicsCMSParams));
  await prepare({ answer: 'error' });
  out.error = await failure(() => sign(text, NCALayerClient.basicsCMSParams));
  await prepare({ answer: 'older' });
  out.older = await failure(() => sign(text, NCALayerClient.basicsCMSParams));
  out.nobody = await failure(() => sign(text, NCALayerClient.basicsCMSParams, { ...person, iin: '000000000000' }));
  out.xml = await failure(() => client.basicsSignXML(storage, '<a/>', {}, person, 'kk'));
  out.notBase64 = await failure(() => sign('%', NCALayerClient.basicsCMSParamsAttached));
  out.tooMany = await failure(() => sign(Array(101).fill(text), NCALayerClient.basicsCMSParamsDetachedNoTSP));
  out.token = await failure(() => client.basicsSignCMS(NCALayerClient.basicsStorageKAZTOKEN, text, {}, person, 'kk'));
  out.badForm = await failure(() => sign(text, 'no object'));

  out.keyInfo = await client.getKeyInfo('PKCS12');
  out.oldDetached = await client.createCAdESFromBase64('PKCS12', text, 'SIGNATURE', false);
  out.oldAttached = await client.createCMSSignatureFromBase64('PKCS12', text, 'SIGNATURE', true);
  out.oldHash = await client.createCAdESFromBase64Hash('PKCS12', digest, 'SIGNATURE');
  out.oldBadForm = await failure(() => client.createCAdESFromBase64('PKCS12', text, 123));
  await prepare({ answer: 'cancel' });
  out.oldCancelled = await failure(() => client.getKeyInfo('PKCS12'));
  out.oldXml = await failure(() => client.signXml('PKCS12', '<a/>'));

  // The library keeps its connection open, so the end must wait for the pipe and not for the connection.
  process.stdout.write(JSON.stringify(out), () => process.exit(0));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
