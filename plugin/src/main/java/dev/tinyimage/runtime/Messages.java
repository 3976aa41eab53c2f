package dev.tinyimage.runtime;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String linking(ModulePlan modules, LinkSource jdk, Cuts cuts) {
        return "Linking " + modules.names().size() + " modules of the " + jdk
                + cuts.decisions().stream()
                        .filter(decision -> !decision.extent().removal().notes().isEmpty())
                        .map(decision -> ", " + decision.module() + " "
                                + decision.extent().text())
                        .collect(Collectors.joining());
    }

    static String machinesStoreTaken(Path store) {
        return "The image trusts what this machine trusts: the JDK's cacerts is a link to " + store
                + ". Name another store with " + ParameterName.RUNTIME_TRUST_STORE + ".";
    }

    static String machinesStoreLeft(Path store) {
        return "The image trusts the certificates in the JDK's jmods, not " + store
                + ", to which its cacerts is a link here. To take that, name it with "
                + ParameterName.RUNTIME_TRUST_STORE + ".";
    }

    static UserError unreadable(Path file, ParameterName parameter, IOException cause) {
        boolean missing = cause instanceof NoSuchFileException;
        return UserError.cannot(
                "read certificates from " + file,
                missing ? "there is no such file" : cause.getMessage(),
                "Correct " + parameter,
                cause);
    }

    static UserError noCertificate(Path file, ParameterName parameter) {
        return UserError.cannot(
                "read certificates from " + file,
                "it holds no certificate",
                "Correct " + parameter + ", which takes "
                        + (parameter == ParameterName.RUNTIME_TRUST_STORE ? "a key store or PEM file" : "PEM files"));
    }

    static UserError damagedCertificate(Path file, Exception cause) {
        return UserError.cannot(
                "read certificates from " + file,
                "a certificate in it is damaged",
                "Export it again as PEM, or correct " + ParameterName.RUNTIME_CERTIFICATES,
                cause);
    }

    static UserError badTrustStore(Path store, Exception cause) {
        return UserError.cannot(
                "read the trust store " + store,
                "it is no key store with the password changeit, nor a PEM file",
                "Change its password with keytool -storepasswd, or correct " + ParameterName.RUNTIME_TRUST_STORE,
                cause);
    }

    static String noNotes(LinkSource jdk) {
        return "Errors in the image will not say what was left out of it: the " + jdk
                + " has other files than those known here";
    }

    static UserError jlinkFailed(LinkSource jdk, String complaint) {
        return UserError.cannot(
                "link a runtime from the " + jdk,
                complaint,
                "Use an unmodified JDK, or name another with " + ParameterName.RUNTIME_JDK);
    }
}
