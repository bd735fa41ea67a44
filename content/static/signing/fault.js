// Why there is no signature: the state to show, and what the signing program said.

export class SigningFault extends Error {
  constructor(state, message = "") {
    super(message);
    this.state = state;
  }
}
