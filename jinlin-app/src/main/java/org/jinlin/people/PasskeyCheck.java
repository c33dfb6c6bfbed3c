package org.jinlin.people;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Whether what a device says of a passkey is true (WebAuthn level 2, 7.1 and 7.2): made or used at our address, for our challenge, by somebody whom the
/// device has verified, with the key that is kept. Which make of device it is nobody asks (attestation `none`).
final class PasskeyCheck {

    /// What came out.
    enum Verdict {
        RIGHT,
        /// signed rightly, by a key whose counter went back: there are two of it
        COPIED,
        WRONG
    }

    /// A passkey that was made.
    ///
    /// @param credential its id
    /// @param data       kind of device, id and public key, as the device writes them (attested credential data)
    /// @param eligible   whether its maker may copy it to the owner's other devices
    record Made(byte[] credential, byte[] data, boolean eligible, long count) {}

    /// What is kept of a passkey.
    record Kept(byte[] data, boolean eligible, long count) {}

    /// @param count the counter of this use
    record Used(Verdict verdict, long count) {}

    /// More than any device sends.
    private static final int CHARACTERS_MAX = 16_000;
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    /// Without a statement of its maker, or signed with the very key that was made; browsers leave every other statement out when they are asked for none.
    private static final WebAuthnManager MANAGER = new WebAuthnManager(List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()), new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier(), CONVERTER);
    private static final AttestedCredentialDataConverter DATA = new AttestedCredentialDataConverter(CONVERTER);
    private static final List<PublicKeyCredentialParameters> KINDS = Stream.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind)).toList();
    private static final Used WRONG = new Used(Verdict.WRONG, 0);

    private PasskeyCheck() {}

    /// @param site        our own address
    /// @param challenge   that was asked, in base64url
    /// @param client      what the browser says of where it was asked, in base64url
    /// @param attestation what the device made, in base64url
    static Optional<Made> made(URI site, String challenge, String client, String attestation) {
        try {
            var answer = MANAGER.verify(new RegistrationRequest(bytes(attestation), bytes(client)), new RegistrationParameters(server(site, challenge), KINDS, true, true));
            var authenticator = answer.getAttestationObject().getAuthenticatorData();
            var data = authenticator.getAttestedCredentialData();
            return isFramed(answer.getCollectedClientData()) || data == null ? Optional.empty()
                    : Optional.of(new Made(data.getCredentialId(), DATA.convert(data), authenticator.isFlagBE(), authenticator.getSignCount()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    static Used used(URI site, String challenge, Kept kept, PasskeyAnswer answer) {
        try {
            var known = new CredentialRecordImpl(new NoneAttestationStatement(), true, kept.eligible(), false, kept.count(), DATA.convert(kept.data()), null, null, null, null);
            var request = new AuthenticationRequest(bytes(answer.credential()), bytes(answer.handle()), bytes(answer.authenticator()), bytes(answer.client()), bytes(answer.signature()));
            var right = MANAGER.verify(request, new AuthenticationParameters(server(site, challenge), known, null, true, true));
            var authenticator = right.getAuthenticatorData();
            return isFramed(right.getCollectedClientData()) || authenticator == null ? WRONG : new Used(Verdict.RIGHT, authenticator.getSignCount());
        } catch (MaliciousCounterValueException back) {
            return new Used(Verdict.COPIED, kept.count());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException wrong) {
            return WRONG;
        }
    }

    /// The id of the credential in what is kept of it.
    static byte[] credential(byte[] data) {
        return DATA.extractCredentialId(data);
    }

    /// @throws IllegalArgumentException for what is no base64url, or longer than anything that a device sends
    static byte[] bytes(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException("too long");
        }
        return Base64.getUrlDecoder().decode(text);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Our page inside that of somebody else.
    private static boolean isFramed(CollectedClientData client) {
        return Boolean.TRUE.equals(client.getCrossOrigin());
    }

    private static ServerProperty server(URI site, String challenge) {
        return ServerProperty.builder().origin(new Origin(site.toString())).rpId(site.getHost()).challenge(new DefaultChallenge(bytes(challenge))).build();
    }
}
