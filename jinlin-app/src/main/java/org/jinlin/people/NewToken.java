package org.jinlin.people;

/// A fresh bearer token for the API; shown once, never again.
public record NewToken(TokenRow row, String token) {

    @Override
    public String toString() {
        return "NewToken[id=" + row.id() + "]";
    }
}
