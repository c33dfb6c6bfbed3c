package org.jinlin.kit;

/// A key file or a key service that is not as it should be. The message is a sentence for whoever runs the server, and holds no key.
public final class KeyProblem extends IllegalStateException {

    public KeyProblem(String sentence) {
        super(sentence);
    }

    public KeyProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
