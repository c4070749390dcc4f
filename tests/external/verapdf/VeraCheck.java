import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Validate files against PDF/A-3a and PDF/UA-1; print file, profile, verdict and broken rules of each, by tabs. */
public class VeraCheck {
    private static final List<PDFAFlavour> PROFILES = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] files) {
        VeraGreenfieldFoundryProvider.initialise();
        List.of(files).parallelStream().map(VeraCheck::judged).forEach(System.out::print);
    }

    private static String judged(String file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(Files.newInputStream(Path.of(file)), PROFILES.get(0));
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PROFILES)) {
            var lines = new StringBuilder();
            for (ValidationResult result : validator.validateAll(parser)) {
                String verdict = result.isCompliant() ? "holds" : "broken";
                lines.append(String.join("\t", file, result.getPDFAFlavour().getId(), verdict, broken(result))).append('\n');
            }
            return lines.toString();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (VeraPDFException error) {
            return String.join("\t", file, "", "unreadable", error.getMessage()) + "\n";
        }
    }

    private static String broken(ValidationResult result) {
        var rules = new TreeSet<String>();
        result.getFailedChecks().keySet().forEach(rule -> rules.add(rule.getClause() + "-" + rule.getTestNumber()));
        return String.join(" ", rules);
    }
}
