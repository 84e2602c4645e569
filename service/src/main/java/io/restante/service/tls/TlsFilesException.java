package io.restante.service.tls;

/** Settings or files from which no TLS can be made; the message names the setting and the file, and nothing that is in it. */
public final class TlsFilesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsFilesException(String message) {
        super(message);
    }

    TlsFilesException(String message, Throwable cause) {
        super(message, cause);
    }
}
