import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what the OWL API says of the OWL 2 DL profile of a file, and HermiT of its consistency. */
public class Owl {
    public static void main(String[] files) throws Exception {
        OWLOntology ontology =
            OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(files[0]));
        System.out.println("axioms\t" + ontology.getAxiomCount());
        Set<String> violations = new TreeSet<>();
        for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            violations.add(violation.toString().replaceAll("\\s+", " "));
        }
        for (String violation : violations) {
            System.out.println("outside\t" + violation);
        }
        Configuration configuration = new Configuration();
        configuration.ignoreUnsupportedDatatypes = true; // xsd:date is not in the datatype map of OWL 2
        Reasoner reasoner = new Reasoner(configuration, ontology);
        System.out.println("consistent\t" + reasoner.isConsistent());
        if (reasoner.isConsistent()) {
            for (OWLClass empty : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
                System.out.println("empty\t" + empty.getIRI());
            }
        }
    }
}
