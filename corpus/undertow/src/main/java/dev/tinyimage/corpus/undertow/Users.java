package dev.tinyimage.corpus.undertow;

import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** One user, with a principal of the JDK's. */
final class Users implements IdentityManager {

    private record Jane(Principal getPrincipal, Set<String> getRoles) implements Account {}

    @Override
    public Account verify(Account account) {
        return account;
    }

    @Override
    public Account verify(String id, Credential credential) {
        boolean known = id.equals("jane")
                && credential instanceof PasswordCredential password
                && Arrays.equals(password.getPassword(), "secret".toCharArray());
        return known ? new Jane(new X500Principal("CN=Jane, O=Orders"), Set.of("clerk")) : null;
    }

    @Override
    public Account verify(Credential credential) {
        return null;
    }
}
