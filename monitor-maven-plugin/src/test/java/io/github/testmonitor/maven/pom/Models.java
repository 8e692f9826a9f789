package io.github.testmonitor.maven.pom;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Effective models, as the participant finds them. */
public final class Models {
    private Models() {}

    /** A jar project with these elements inside its build. */
    public static MavenProject projectWithBuild(String build) {
        return project("<build>" + build + "</build>");
    }

    /** A jar project with these elements. */
    public static MavenProject project(String elements) {
        try {
            Model model = new MavenXpp3Reader()
                    .read(new StringReader("<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>"
                            + "<artifactId>a</artifactId><version>1</version>" + elements + "</project>"));
            if (model.getBuild() == null) {
                model.setBuild(new Build());
            }
            MavenProject project = new MavenProject(model);
            project.setOriginalModel(model.clone());
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The model as text, to be compared as a whole. */
    public static String text(MavenProject project) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, project.getModel());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A plugin element of org.apache.maven.plugins. */
    public static String surefire(String elements) {
        return "<plugin><artifactId>maven-surefire-plugin</artifactId>" + elements + "</plugin>";
    }

    public static String failsafe(String elements) {
        return "<plugin><artifactId>maven-failsafe-plugin</artifactId>" + elements + "</plugin>";
    }

    public static String monitor(String elements) {
        return "<plugin><groupId>io.github.testmonitor</groupId><artifactId>monitor-maven-plugin</artifactId>"
                + elements + "</plugin>";
    }

    /** An execution element without configuration, as the lifecycle binds it. */
    public static String execution(String id, String goal) {
        return execution(id, goal, "");
    }

    public static String execution(String id, String goal, String elements) {
        return "<executions><execution><id>" + id + "</id><goals><goal>" + goal + "</goal></goals>" + elements
                + "</execution></executions>";
    }

    public static String argLine(String value) {
        return "<configuration><argLine>" + value + "</argLine></configuration>";
    }
}
