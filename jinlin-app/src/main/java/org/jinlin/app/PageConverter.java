package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/// Lets a controller return a page: the template is called like any other method, with typed arguments. Pages are made
/// anew for every request and nobody keeps them: they show what one person may see.
@Component
class PageConverter extends AbstractHttpMessageConverter<JteModel> {

    PageConverter() {
        super(new MediaType("text", "html", StandardCharsets.UTF_8));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JteModel.class.isAssignableFrom(type);
    }

    @Override
    protected boolean canRead(MediaType mediaType) {
        return false;
    }

    @Override
    protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("nobody sends us pages", input);
    }

    @Override
    protected void writeInternal(JteModel page, HttpOutputMessage output) throws IOException {
        var bytes = new Utf8ByteOutput();
        page.render(bytes);
        output.getHeaders().setContentLength(bytes.getContentLength());
        if (output.getHeaders().getCacheControl() == null) {
            output.getHeaders().setCacheControl(CacheControl.noStore());
        }
        bytes.writeTo(output.getBody());
    }
}
