// Passkeys: asks the browser to make one, or to sign with one, and sends what it answers with the form of the page. What needs this is hidden until it runs
// in a browser that can; every other way of signing in works without.
(() => {
    const WAIT_MILLIS = 5 * 60 * 1000;
    const KINDS = [-7, -257]; // ES256 and RS256 (RFC 9053), as the server takes them
    if (!window.PublicKeyCredential || !navigator.credentials) {
        return;
    }
    document.querySelectorAll("[data-passkey-offer], [data-passkey-start]").forEach(offer => { offer.hidden = false; });
    document.querySelectorAll("[data-passkey-missing]").forEach(missing => { missing.hidden = true; });
    const form = document.querySelector("form[data-passkey]");
    if (!form) {
        return;
    }
    const data = form.dataset;
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    const known = data.known.split(" ").filter(id => id).map(id => ({type: "public-key", id: bytes(id)}));

    const made = () => navigator.credentials.create({publicKey: {
        challenge: bytes(data.challenge),
        rp: {id: data.house, name: data.houseName},
        user: {id: bytes(data.handle), name: data.person, displayName: data.person},
        pubKeyCredParams: KINDS.map(alg => ({type: "public-key", alg})),
        excludeCredentials: known,
        authenticatorSelection: {residentKey: "required", requireResidentKey: true, userVerification: "required"},
        attestation: "none",
        timeout: WAIT_MILLIS
    }});

    const signed = () => navigator.credentials.get({publicKey: {
        challenge: bytes(data.challenge), rpId: data.house, allowCredentials: known, userVerification: "required", timeout: WAIT_MILLIS
    }});

    const send = credential => {
        const answer = credential.response;
        const parts = {credential: credential.rawId, client: answer.clientDataJSON, attestation: answer.attestationObject,
            authenticator: answer.authenticatorData, signature: answer.signature, handle: answer.userHandle};
        Object.entries(parts).forEach(([name, part]) => {
            if (form.elements[name] && part) {
                form.elements[name].value = text(part);
            }
        });
        form.submit();
    };

    const failed = form.querySelector("[data-passkey-failed]");
    const start = async () => {
        failed.hidden = true;
        try {
            send(await (data.passkey === "make" ? made() : signed()));
        } catch (none) {
            failed.hidden = false;
        }
    };
    form.querySelector("[data-passkey-start]").addEventListener("click", start);
    start();
})();
