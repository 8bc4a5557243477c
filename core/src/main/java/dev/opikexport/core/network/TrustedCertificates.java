package dev.opikexport.core.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that Java believes, and some more. */
record TrustedCertificates(KeyStore store) {

    /** With those of a PEM file. */
    static TrustedCertificates with(Path file) {
        Collection<? extends Certificate> certificates = read(file);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("There is no certificate in " + file + ". It must be a PEM file.");
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager x509) {
                    for (Certificate certificate : x509.getAcceptedIssuers()) {
                        store.setCertificateEntry("java-" + store.size(), certificate);
                    }
                }
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("file-" + store.size(), certificate);
            }
            return new TrustedCertificates(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Cannot use the certificates of " + file + ": " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file of certificates " + file + ".", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the certificates of " + file + ": " + e.getMessage(), e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "The certificates of " + file + " cannot be understood (" + e.getMessage()
                            + "). It must be a PEM file, with BEGIN CERTIFICATE before each.",
                    e);
        }
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be used: " + e.getMessage(), e);
        }
    }

    /** Those of Java's own store for null. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
