package org.jinlin.people;

/// What a passkey answered when it was asked to sign, as the page sends it: each part in base64url.
///
/// @param credential    id of the credential
/// @param client        what the browser says of where it was asked (clientDataJSON)
/// @param authenticator what the device says of itself (authenticatorData)
/// @param signature     over both
/// @param handle        whose it is, as the device keeps it (userHandle)
record PasskeyAnswer(String credential, String client, String authenticator, String signature, String handle) {

    @Override
    public String toString() {
        return "PasskeyAnswer";
    }
}
