package io.github.testmonitor.report.render;

import freemarker.core.JavaScriptOrJSONCFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import io.github.testmonitor.report.render.page.Page;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fills the templates. Their names end in .ftlh, which makes FreeMarker escape all that is put into them for HTML; numbers for
 * machines are written by {@code ?c}. The result is a string, so that a failure leaves no half page behind.
 */
final class Templates {
    private static final String FOLDER = "";

    /** Of all pages that this JVM makes: FreeMarker keeps the templates in it, parsed. Any thread may use it. */
    private static final Configuration CONFIGURATION = configuration();

    private final Texts texts;

    Templates(Texts texts) {
        this.texts = texts;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, FOLDER);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setLocale(Locale.ROOT);
        configuration.setCFormat(JavaScriptOrJSONCFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setFallbackOnNullLoopVariable(false);
        // They lie in our jar and never change.
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        return configuration;
    }

    /**
     * @param assets what the page puts before the names of its files: empty, or a folder ending with a slash
     * @param formats what is written beside the page
     * @param hasContext whether the build told on what it ran
     */
    String fill(
            String template,
            Page page,
            boolean standalone,
            String assets,
            Set<ReportFormat> formats,
            boolean hasContext) {
        return fill(template, model(page, standalone, assets, formats, hasContext));
    }

    /** Fills the page that is one file, beside which nothing is. */
    String fillSingle(String template, Page page, SinglePage single, boolean hasContext) {
        Map<String, Object> model = new HashMap<>(model(page, true, "", Set.of(), hasContext));
        model.put("single", single);
        return fill(template, model);
    }

    /** Fills the page of what the numbers mean. */
    String fillManual() throws IOException {
        return fill("measuring.ftlh", Map.of("manual", SinglePage.markup(Manual.html(0))));
    }

    private Map<String, Object> model(
            Page page, boolean standalone, String assets, Set<ReportFormat> formats, boolean hasContext) {
        return Map.of(
                "page", page,
                "standalone", standalone,
                "assets", assets,
                "files", ReportFormat.files(formats),
                "hasContext", hasContext,
                "language", texts.language(),
                "t", (TemplateMethodModelEx) this::text);
    }

    private String fill(String template, Map<String, Object> model) {
        StringWriter html = new StringWriter();
        try {
            CONFIGURATION.getTemplate(template).process(model, html);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("Our own template " + template + " cannot be filled", e);
        }
        return html.toString();
    }

    private Object text(List<?> arguments) throws TemplateModelException {
        Object[] strings = new Object[arguments.size() - 1];
        for (int index = 0; index < strings.length; index++) {
            strings[index] = String.valueOf(arguments.get(index + 1));
        }
        return new SimpleScalar(texts.of(String.valueOf(arguments.get(0)), strings));
    }
}
