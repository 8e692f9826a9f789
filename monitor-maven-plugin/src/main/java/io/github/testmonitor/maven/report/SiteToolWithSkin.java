package io.github.testmonitor.maven.report;

import java.io.File;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.doxia.site.SiteModel;
import org.apache.maven.doxia.site.Skin;
import org.apache.maven.doxia.site.io.xpp3.SiteXpp3Reader;
import org.apache.maven.doxia.tools.SiteTool;
import org.apache.maven.doxia.tools.SiteToolException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Doxia's site tool, but that each site has a skin. Since site descriptor 2.0.0 a project has none where neither its descriptor nor one that
 * it inherits names one, and a report that is called directly fails there with a NullPointerException. It gets the skin that it would
 * have if it had no descriptor at all.
 */
public final class SiteToolWithSkin implements SiteTool {
    private static final String DEFAULT_DESCRIPTOR = "/default-site.xml";

    private final SiteTool tool;

    private SiteToolWithSkin(SiteTool tool) {
        this.tool = tool;
    }

    public static SiteTool of(SiteTool tool) {
        return tool instanceof SiteToolWithSkin ? tool : new SiteToolWithSkin(tool);
    }

    @Override
    public SiteModel getSiteModel(
            File siteDirectory,
            Locale locale,
            MavenProject project,
            List<MavenProject> reactorProjects,
            RepositorySystemSession session,
            List<RemoteRepository> repositories)
            throws SiteToolException {
        SiteModel model = tool.getSiteModel(siteDirectory, locale, project, reactorProjects, session, repositories);
        if (model.getSkin() == null) {
            model.setSkin(usualSkin());
        }
        return model;
    }

    private static Skin usualSkin() throws SiteToolException {
        try (InputStream descriptor = SiteTool.class.getResourceAsStream(DEFAULT_DESCRIPTOR)) {
            if (descriptor == null) {
                throw new SiteToolException("No " + DEFAULT_DESCRIPTOR + " in Doxia");
            }
            return new SiteXpp3Reader().read(descriptor).getSkin();
        } catch (SiteToolException problem) {
            throw problem;
        } catch (Exception problem) {
            // The parser's own among them, a class that several libraries have.
            throw new SiteToolException("The site descriptor names no skin, and Doxia's own cannot be read", problem);
        }
    }

    @Override
    public Artifact getSkinArtifactFromRepository(
            RepositorySystemSession session, List<RemoteRepository> repositories, Skin skin) throws SiteToolException {
        return tool.getSkinArtifactFromRepository(session, repositories, skin);
    }

    @Override
    public File getSiteDescriptor(File siteDirectory, Locale locale) {
        return tool.getSiteDescriptor(siteDirectory, locale);
    }

    @Override
    public String getInterpolatedSiteDescriptorContent(
            Map<String, String> properties, MavenProject project, String content) throws SiteToolException {
        return tool.getInterpolatedSiteDescriptorContent(properties, project, content);
    }

    @Override
    public void populateReportsMenu(SiteModel model, Locale locale, Map<String, List<MavenReport>> reports) {
        tool.populateReportsMenu(model, locale, reports);
    }

    @Override
    public List<Locale> getSiteLocales(String locales) {
        return tool.getSiteLocales(locales);
    }

    @Override
    public String getRelativePath(String to, String from) {
        return tool.getRelativePath(to, from);
    }
}
