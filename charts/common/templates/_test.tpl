{{/* `helm test`: asks the service, from inside the cluster, whether it is ready. A Job, so that its answer can be read afterwards. */}}
{{- define "smartap.test" -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "smartap.fullname" . }}-test
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.jobLabels" (dict "root" . "component" "test") | nindent 4 }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  backoffLimit: 1
  activeDeadlineSeconds: 120
  template:
    metadata:
      labels:
        {{- include "smartap.jobLabels" (dict "root" . "component" "test") | nindent 8 }}
    spec:
      {{- with include "smartap.imagePullSecrets" . }}
      {{- . | nindent 6 }}
      {{- end }}
      restartPolicy: Never
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        {{- toYaml .Values.podSecurityContext | nindent 8 }}
      containers:
        - name: ready
          image: {{ include "smartap.image" . }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          command: ['node', '/app/health.mjs', 'http://{{ include "smartap.fullname" . }}:{{ .Values.service.port }}/health/ready']
          securityContext:
            {{- toYaml .Values.securityContext | nindent 12 }}
          resources:
            {{- toYaml .Values.migration.resources | nindent 12 }}
{{- end -}}
