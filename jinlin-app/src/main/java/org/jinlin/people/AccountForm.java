package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/// What the system administrator typed about an account, as it came: a refusal shows it again.
///
/// @param go  find, create, code, lock, unlock, sign_out, openid or end
/// @param subject how the single sign-on calls somebody
/// @param who the whole name or phone of somebody who is looked for
public record AccountForm(String go, String who, String name, String phone, String login, String subject, String reason) {

    static AccountForm of(HttpServletRequest request) {
        Function<String, String> field = name -> request.getParameter(name) == null ? "" : request.getParameter(name);
        return new AccountForm(field.apply("go"), field.apply("f.who"), field.apply("f.name"), field.apply("f.phone"), field.apply("f.login"), field.apply("f.subject"), field.apply("f.reason"));
    }
}
