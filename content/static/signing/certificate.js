// Reads one thing out of a CMS: whether a certificate inside names this person.
//
// It only saves the person a trip; the server checks the whole signature.

// The subject's serial number stands in a certificate as the letters IIN and twelve digits.
const personalNumber = /IIN\d{12}/g;

export function carriesIin(cms, iin) {
  const base64 = cms.replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");
  const found = atob(base64).match(personalNumber) ?? [];
  // A signature without any certificate, or of an organisation's system, is for the server to judge.
  return found.length === 0 || found.includes(`IIN${iin}`);
}
