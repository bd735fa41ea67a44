// One conversation with NCALayer: a question, an answer, in turn.

import { SigningFault } from "./fault.js";

// NCALayer greets when the connection stands; it runs on this computer, so a few seconds are long.
const greetingMilliseconds = 5000;

export function connect(address) {
  return new Promise((resolve, reject) => {
    const absent = () => reject(new SigningFault("absent"));
    let socket;
    try {
      socket = new WebSocket(address);
    } catch {
      return absent();
    }
    const patience = setTimeout(() => {
      socket.close();
      absent();
    }, greetingMilliseconds);
    socket.onerror = absent;
    socket.onclose = absent;
    socket.onmessage = () => {
      clearTimeout(patience);
      resolve(conversation(socket));
    };
  });
}

function conversation(socket) {
  return {
    ask(question) {
      return new Promise((resolve, reject) => {
        socket.onclose = () => reject(new SigningFault("absent"));
        socket.onerror = socket.onclose;
        socket.onmessage = (event) => {
          if (event.data === "--heartbeat--") {
            return;
          }
          try {
            resolve(JSON.parse(event.data));
          } catch {
            reject(new SigningFault("failed", event.data.slice(0, 200)));
          }
        };
        socket.send(JSON.stringify(question));
      });
    },
    close() {
      socket.onclose = null;
      socket.onerror = null;
      socket.close();
    },
  };
}
