package dev.tinyimage.testkit;

/** A refusal with one of the codes of the OCI distribution spec, "Error Codes". */
final class RegistryError extends RuntimeException {

    private final int status;
    private final String code;

    RegistryError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
