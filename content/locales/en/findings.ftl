finding-other = The signature could not be confirmed (code: { $code }).
finding-other-cure = Try to sign again. If it happens again, call the contact centre and give this code.
