package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import energy.switchpoint.clients.ServiceProblem;

/** A problem in words for people: the service's own where it sent some, ours where it could not. */
public record ProblemWords(String title, String detail) {

    public static ProblemWords of(ServiceProblem problem) {
        var slug = switch (problem.slug()) {
            case ServiceProblem.UNREACHABLE,
                    ServiceProblem.SIGNED_OUT,
                    "not-found",
                    "not-allowed",
                    "changed-meanwhile",
                    "too-many-tries" -> problem.slug();
            default -> "unexpected";
        };
        return new ProblemWords(
                problem.title().isBlank() ? translate("problems." + slug + ".title") : problem.title(),
                problem.detail().isBlank()
                        ? translate("problems." + slug + ".safe") + " " + translate("problems." + slug + ".todo")
                        : problem.detail());
    }
}
