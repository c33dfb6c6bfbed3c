package org.jinlin.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts [SealingSwitch] before the three things that a `Keyring` does, in the server that `bench sealing` starts and in no other: the product knows nothing of it. It
/// comes in as a Java agent, for which the bench writes a jar of these two classes.
public final class SealingAgent {

    private static final String KEYRING = "org/jinlin/kit/Keyring";
    private static final ClassDesc KEYS = ClassDesc.ofInternalName(KEYRING);
    private static final ClassDesc SEALED = ClassDesc.of("org.jinlin.kit.Sealed");
    private static final ClassDesc SWITCH = ClassDesc.of("org.jinlin.bench.SealingSwitch");
    private static final ClassDesc TEXT = ConstantDescs.CD_String;
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final List<String> DOINGS = List.of("seal", "open", "blindIndex");
    private static final String TRULY = "Truly";

    private SealingAgent() {}

    /// @param directory by whose files the bench and the server speak
    public static void premain(String directory, Instrumentation instrumentation) {
        SealingSwitch.watch(Path.of(directory));
        instrumentation.addTransformer(new Change());
    }

    /// Of one class only, when it is loaded.
    static final class Change implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(@Nullable ClassLoader loader, String name, @Nullable Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            return KEYRING.equals(name) ? switched(bytes, loader) : null;
        }
    }

    /// The class with each of the three under another name, and before it one that asks the switch first.
    static byte[] switched(byte[] bytes, @Nullable ClassLoader loader) {
        ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
        ClassTransform change = (made, element) -> {
            if (element instanceof MethodModel method && DOINGS.contains(method.methodName().stringValue())) {
                made.withMethod(method.methodName().stringValue() + TRULY, method.methodTypeSymbol(), ClassFile.ACC_PUBLIC, truly -> method.code().ifPresent(truly::with));
                made.withMethodBody(method.methodName().stringValue(), method.methodTypeSymbol(), ClassFile.ACC_PUBLIC, code -> before(code, method));
            } else {
                made.with(element);
            }
        };
        return file.transformClass(file.parse(bytes), change);
    }

    private static void before(CodeBuilder code, MethodModel method) {
        switch (method.methodName().stringValue()) {
            case "seal" -> seal(code, method.methodTypeSymbol());
            case "open" -> open(code, method.methodTypeSymbol());
            default -> index(code, method.methodTypeSymbol());
        }
    }

    private static void seal(CodeBuilder code, MethodTypeDesc type) {
        Label truly = code.newLabel();
        code.aload(1).invokestatic(SWITCH, "leftOpen", MethodTypeDesc.of(BYTES, TEXT)).astore(3).aload(3).ifnull(truly);
        code.new_(SEALED).dup().aload(3).invokespecial(SEALED, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, BYTES)).areturn();
        code.labelBinding(truly).aload(0).aload(1).aload(2).invokevirtual(KEYS, "seal" + TRULY, type).areturn();
    }

    private static void open(CodeBuilder code, MethodTypeDesc type) {
        Label truly = code.newLabel();
        code.aload(1).invokevirtual(SEALED, "bytes", MethodTypeDesc.of(BYTES)).astore(3);
        code.aload(3).invokestatic(SWITCH, "read", MethodTypeDesc.of(TEXT, BYTES)).astore(4).aload(4).ifnull(truly).aload(4).areturn();
        code.labelBinding(truly).aload(3).aload(0).aload(1).aload(2).invokevirtual(KEYS, "open" + TRULY, type);
        code.invokestatic(SWITCH, "opened", MethodTypeDesc.of(TEXT, BYTES, TEXT)).areturn();
    }

    private static void index(CodeBuilder code, MethodTypeDesc type) {
        Label truly = code.newLabel();
        code.aload(1).aload(2).invokestatic(SWITCH, "index", MethodTypeDesc.of(BYTES, TEXT, TEXT)).astore(3).aload(3).ifnull(truly).aload(3).areturn();
        code.labelBinding(truly).aload(1).aload(2).aload(0).aload(1).aload(2).invokevirtual(KEYS, "blindIndex" + TRULY, type);
        code.invokestatic(SWITCH, "indexed", MethodTypeDesc.of(BYTES, TEXT, TEXT, BYTES)).areturn();
    }
}
