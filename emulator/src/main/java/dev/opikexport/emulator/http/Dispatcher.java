package dev.opikexport.emulator.http;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the endpoint of a request and writes its answer. */
final class Dispatcher extends Handler.Abstract {

    private final Routes routes;

    Dispatcher(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Call call = Call.of(request);
        AnswerWriter.write(answer(call, response), response);
        callback.succeeded();
        return true;
    }

    private Answer answer(Call call, Response response) throws IOException {
        try {
            Optional<Routes.Match> match = routes.match(call.path());
            if (match.isEmpty()) {
                throw ApiException.notFound();
            }
            Endpoint endpoint = match.get().byMethod().get(call.method());
            if (endpoint == null) {
                response.getHeaders().put("Allow", match.get().allowed());
                throw ApiException.of(405, "HTTP 405 Method Not Allowed");
            }
            return endpoint.answer(call, match.get().pathParameter());
        } catch (ApiException e) {
            return e.answer();
        }
    }
}
