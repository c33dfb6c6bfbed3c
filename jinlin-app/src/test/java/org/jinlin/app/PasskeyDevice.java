package org.jinlin.app;

import java.util.regex.Pattern;
import org.jinlin.people.SoftPasskey;
import org.jinlin.people.SoftPasskey.Way;

/// A device with a passkey, in front of our pages: it does what `passkey.js` does.
final class PasskeyDevice {

    final SoftPasskey key = new SoftPasskey();

    private final String address;

    PasskeyDevice(TestWorld world) {
        address = world.server().address();
    }

    /// How a page asks, to be answered rightly.
    Way way(PageClient.Html page) {
        return Way.right(address, asked(page, "challenge"));
    }

    static String asked(PageClient.Html page, String what) {
        var found = Pattern.compile("data-" + what + "=\"([^\"]*)\"").matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("no device is asked: " + page.text());
        }
        return found.group(1);
    }

    PageClient.Html begun(PageClient client, String name) {
        return client.get("/me/passkeys").form("/me/passkeys/begin").set("name", name).send();
    }

    PageClient.Html made(PageClient.Html page, SoftPasskey.Made made) {
        return page.form("/me/passkeys").set("client", made.client()).set("attestation", made.attestation()).send();
    }

    /// Adds the passkey for who is signed in.
    PageClient.Html add(PageClient client, String name) {
        var page = begun(client, name);
        return made(page, key.make(way(page), asked(page, "handle")));
    }

    /// The same for somebody who has signed in for it.
    PasskeyDevice of(RealPerson person) {
        var added = add(person.signedIn(), "");
        if (added.status() != 303) {
            throw new IllegalStateException(added.text());
        }
        return this;
    }

    PageClient.Html asking(PageClient client) {
        return client.get("/sign-in").form("/sign-in/passkey/begin").send();
    }

    static PageClient.Html signed(PageClient.Html page, SoftPasskey.Signed signed) {
        return page.form("/sign-in/passkey").set("credential", signed.credential()).set("client", signed.client()).set("authenticator", signed.authenticator())
                .set("signature", signed.signature()).set("handle", signed.handle()).send();
    }

    /// Signs in with it.
    PageClient.Html signIn(PageClient client) {
        var page = asking(client);
        return signed(page, key.sign(way(page)));
    }
}
