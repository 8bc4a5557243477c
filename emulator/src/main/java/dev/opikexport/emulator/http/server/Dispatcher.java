package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.access.Bucket;
import dev.opikexport.emulator.access.Caller;
import dev.opikexport.emulator.access.RateLimiter;
import dev.opikexport.emulator.access.RefusedException;
import dev.opikexport.emulator.fault.CutException;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.Requests;
import dev.opikexport.emulator.http.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through the door, past the limits and the faults to its endpoint, and writes the answer. */
final class Dispatcher extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Routes routes;
    private final Routes adminRoutes;
    private final Surroundings surroundings;
    private final AnswerWriter writer;

    Dispatcher(Routes routes, Routes adminRoutes, Surroundings surroundings) {
        this.routes = routes;
        this.adminRoutes = adminRoutes;
        this.surroundings = surroundings;
        this.writer = new AnswerWriter(surroundings.closing());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        response.getHeaders()
                .put(
                        HttpHeader.DATE,
                        DateGenerator.formatDate(surroundings.clock().instant()));
        boolean admin = path.startsWith("/emulator/");
        RouteKind kind = RouteKind.of(request.getMethod(), path);
        List<Fault> faults = admin ? List.of() : surroundings.faults().hitting(kind.target());
        try {
            Answer answer = admin ? adminAnswer(request) : answer(request, response, kind, faults);
            if (!admin) {
                surroundings
                        .requests()
                        .add(new Requests.Entry(
                                request.getMethod(), request.getHttpURI().getPathQuery(), answer.status()));
            }
            writer.write(answer, request, response, faults);
            callback.succeeded();
        } catch (CutException e) {
            request.getConnectionMetaData().getConnection().getEndPoint().close(e);
            callback.failed(e);
        }
        return true;
    }

    private Answer adminAnswer(Request request) throws IOException {
        try {
            return endpointAnswer(
                    adminRoutes, Call.of(request, surroundings.nobody(), List.of(), (buckets, permits) -> {}), null);
        } catch (ApiException e) {
            return e.answer();
        }
    }

    private Answer answer(Request request, Response response, RouteKind kind, List<Fault> faults) throws IOException {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Status status) {
                return ErrorAnswers.of(status, response);
            }
        }
        try {
            Call anonymous = Call.of(
                    request, surroundings.nobody(), faults, (buckets, permits) -> limit(buckets, permits, response));
            Caller caller = kind.isApi() ? admit(anonymous, kind) : surroundings.nobody();
            if (kind.bucket() != null) {
                limit(List.of(kind.bucket()), 1, response);
            }
            return endpointAnswer(routes, anonymous.by(caller), response);
        } catch (RefusedException e) {
            return ApiException.of(e.status(), String.valueOf(e.getMessage())).answer();
        } catch (ApiException e) {
            return e.answer();
        } catch (RuntimeException e) {
            LOG.warn("the emulator has no answer to {} {}", request.getMethod(), request.getHttpURI(), e);
            return ApiException.failed().answer();
        }
    }

    private Caller admit(Call call, RouteKind kind) {
        String workspace = call.header("Comet-Workspace")
                .or(() -> call.query().text("workspace_name"))
                .orElse(null);
        return surroundings
                .gatekeeper()
                .admit(
                        workspace,
                        call.header(HttpHeader.AUTHORIZATION.asString()).orElse(null),
                        kind.isRead(),
                        call.header("Emulator-User").orElse(null));
    }

    private void limit(List<Bucket> buckets, int permits, Response response) {
        String refusal = "";
        for (Bucket bucket : buckets) {
            RateLimiter.Verdict verdict = surroundings.limiter().take(bucket, permits);
            verdict.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            refusal = refusal.isEmpty() && verdict.refused() ? verdict.message() : refusal;
        }
        if (!refusal.isEmpty()) {
            throw ApiException.of(429, refusal);
        }
    }

    private static Answer endpointAnswer(Routes routes, Call call, @Nullable Response response) throws IOException {
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        Optional<Routes.Match> match = routes.match(method, call.path());
        if (match.isEmpty()) {
            throw ApiException.notFound();
        }
        Endpoint endpoint = match.get().byMethod().get(method);
        if (endpoint != null) {
            Answer answer = endpoint.answer(call, match.get().pathParameter());
            return call.method().equals("HEAD") ? Answer.json(answer.status(), "") : answer;
        }
        if (response != null) {
            response.getHeaders().put(HttpHeader.ALLOW, match.get().allowed(call.method()));
        }
        if (call.method().equals("OPTIONS")) {
            return Answer.text(match.get().allowed(call.method()).replace(",", ", "));
        }
        throw ApiException.of(405, "HTTP 405 Method Not Allowed");
    }
}
