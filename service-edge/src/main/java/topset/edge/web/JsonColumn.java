package topset.edge.web;

import jakarta.persistence.AttributeConverter;
import java.lang.reflect.ParameterizedType;

/** A column of an entity that has JSON, in the form of answers and events. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private final Class<T> type;

    @SuppressWarnings("unchecked") // a subclass names the class as the type argument
    protected JsonColumn() {
        var column = (ParameterizedType) getClass().getGenericSuperclass();
        type = (Class<T>) column.getActualTypeArguments()[0];
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return ContractJson.text(value);
    }

    @Override
    public T convertToEntityAttribute(String json) {
        return ContractJson.read(json, type);
    }
}
