package topset.edge.web;

import jakarta.persistence.AttributeConverter;

/** A column of an entity that has JSON, in the form of answers and events. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private final Class<T> type;

    protected JsonColumn(Class<T> type) {
        this.type = type;
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
