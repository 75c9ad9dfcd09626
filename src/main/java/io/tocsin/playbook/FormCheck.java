package io.tocsin.playbook;

import io.tocsin.playbook.LocatedJson.JsonElements;
import io.tocsin.playbook.LocatedJson.JsonMembers;
import io.tocsin.playbook.LocatedJson.JsonScalar;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A form is admitted if Tocsin can render all of it: nothing is left out in silence. */
final class FormCheck {

    private static final int MOST_COMPONENTS = 300;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Findings findings;
    private final FormFieldCheck fields;
    private final Set<String> keys = new HashSet<>();
    private int components;

    FormCheck(Findings findings) {
        this.findings = findings;
        this.fields = new FormFieldCheck(findings);
    }

    void check(String fileBase, byte[] content) {
        String text = new ModelText(findings).json(content);
        if (!(new LocatedJsonReading(findings).read(text) instanceof JsonMembers form)) {
            throw findings.stop("not-a-model", Place.FILE, "not a form in JSON");
        }
        form.members().forEach((name, value) -> {
            if (!FormVocabulary.FORM.contains(name)) {
                findings.error("form-member", value.place(), "member " + name + " is not allowed in a form");
            }
        });
        if (!form.text("type").equals("default")) {
            findings.error("form-type", form.place(), "a form has the type default");
        }
        if (!form.text("id").equals(fileBase)) {
            findings.error("form-id", form.place(), "the form's id must be its file's name, " + fileBase);
        }
        components(form);
    }

    private void components(JsonMembers owner) {
        if (!(owner.member("components") instanceof JsonElements list)) {
            findings.error("form-components", owner.place(), "components are missing");
            return;
        }
        for (LocatedJson element : list.elements()) {
            if (++components > MOST_COMPONENTS) {
                throw findings.stop("limit-components", element.place(), "more than 300 components");
            }
            if (element instanceof JsonMembers component) {
                component(component.inside(
                        component.text("key").isEmpty() ? component.text("id") : component.text("key")));
            } else {
                findings.error("form-components", element.place(), "a component is an object");
            }
        }
    }

    private void component(JsonMembers component) {
        String type = component.text("type");
        Set<String> members = FormVocabulary.members(type);
        if (members == null) {
            findings.error("unsupported-component", component.place(), "component type " + type + " is not supported");
            return;
        }
        component.members().forEach((name, value) -> {
            if (!members.contains(name)) {
                findings.error("unsupported-member", at(component, value), name + " is not supported on a " + type);
            }
        });
        if (FormVocabulary.isField(type)) {
            key(component);
        }
        fields.check(type, component);
        if (type.equals("group")) {
            components(component);
        }
    }

    private void key(JsonMembers component) {
        String key = component.text("key");
        if (!KEY.matcher(key).matches()) {
            findings.error("field-key", component.place(), "a field needs a key in snake case");
        } else if (!keys.add(key)) {
            findings.error("duplicate-key", component.place(), "field key " + key + " is used twice");
        }
    }

    static Place at(JsonMembers component, LocatedJson part) {
        return new Place(
                component.place().element(), part.place().line(), part.place().column());
    }

    static boolean isText(LocatedJson value) {
        return value instanceof JsonScalar scalar && scalar.value() instanceof String;
    }
}
