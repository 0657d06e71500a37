package smi.augmentation;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a request, name → value as text, under construction. */
final class RequestSettings {
    private final Map<String, String> map = new LinkedHashMap<>();

    private RequestSettings() {}

    static RequestSettings of(SampleRequest request) {
        return new RequestSettings().with("sample", request.kind());
    }

    RequestSettings with(String name, Object value) {
        map.put(name, value.toString());
        return this;
    }

    Map<String, String> map() {
        return map;
    }
}
