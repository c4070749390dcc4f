import java.io.File;
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;

/**
 * Validate signed files offline at a moment: ROOT.pem LIST.crl MILLISECONDS FILE…
 *
 * Print of each signature file, field, format, indication, sub-indication, what the list says of its certificate, and
 * keys of errors and warnings, by tabs.
 */
public class DssCheck {
    public static void main(String[] words) throws Exception {
        for (String file : List.of(words).subList(3, words.length)) {
            Reports reports = validated(words, file);
            SimpleReport report = reports.getSimpleReport();
            for (String id : report.getSignatureIdList()) {
                SignatureWrapper signature = reports.getDiagnosticData().getSignatureById(id);
                System.out.println(String.join("\t", file, signature.getFirstFieldName(),
                        "" + report.getSignatureFormat(id), "" + report.getIndication(id),
                        "" + report.getSubIndication(id), revocation(signature), keys(report, id)));
            }
        }
    }

    private static Reports validated(String[] words, String file) throws Exception {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(words[0])));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new FileInputStream(words[1])));
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(new Date(Long.parseLong(words[2])));
        return validator.validateDocument();
    }

    private static String revocation(SignatureWrapper signature) {
        var known = signature.getSigningCertificate().getCertificateRevocationData();
        return known.isEmpty() ? "" : "" + known.get(0).getStatus();
    }

    private static String keys(SimpleReport report, String id) {
        var keys = new ArrayList<String>();
        report.getAdESValidationErrors(id).forEach(message -> keys.add(message.getKey()));
        report.getAdESValidationWarnings(id).forEach(message -> keys.add(message.getKey()));
        return String.join(" ", keys);
    }
}
